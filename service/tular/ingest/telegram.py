"""Chats that Telegram Desktop exports (`result.json`), and messages as Telethon writes them.

A forward is Telegram's repost: the chat, or who wrote in it, retweets the channel that it came from. Old exports name
that channel by its title alone; it is then an account of that title, unless the file tells whose title it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from urllib.parse import quote

from tular.ingest.beginning import SAMPLE_BYTES, Beginning
from tular.ingest.documents import Item, split_document
from tular.ingest.json_reader import read_answers, read_any_objects
from tular.ingest.json_text import NotJsonError, parse
from tular.ingest.moments import read_moment
from tular.ingest.objects import (
    Answer,
    JsonObject,
    Named,
    Post,
    Reference,
    UnusableError,
    User,
    as_list,
    as_object,
    as_objects,
    as_text,
    at_path,
)
from tular.ingest.opening import Opening, peek
from tular.models import Batch, Relation

BY_TITLE = "forwards from a channel that is known by its title only (an account `title:…`)"
SERVICE = "messages of the service (joins, pins, calls, …)"
_STREAMS = ("messages[]", "chats.list[].messages[]")
_CHANNELS = ("public_channel", "private_channel", "public_supergroup", "private_supergroup", "channel")
_PEERS = {"channel_id": "channel", "chat_id": "chat", "user_id": "user"}
_MOST_MESSAGES = 5_000_000


def recognise(beginning: Beginning) -> str | None:
    for given in beginning.objects[:5]:
        if isinstance(given.get("messages"), list) and {"name", "type"} & given.keys():
            return "a chat of Telegram"
        if isinstance(as_object(given.get("chats")).get("list"), list):
            return "chats of Telegram"
        if given.get("_") == "Message" and "peer_id" in given:
            return "messages of Telegram, as Telethon writes them"
    return None


def read(opening: Opening) -> Iterator[Batch]:
    return read_answers(opening, _answers(opening))


def _answers(opening: Opening) -> Iterator[tuple[int, str, Answer]]:
    chat = _Chat()
    head, chunks = peek(opening.chunks, SAMPLE_BYTES)
    opening = replace(opening, chunks=chunks)
    if any(given.get("_") == "Message" for given in _beginning(opening, head).objects[:1]):
        yield from _of_telethon(opening, chat)
        return
    for item in split_document(opening.chunks, _STREAMS, opening.options.max_line_bytes, opening.reject):
        try:
            given, _ = parse(item.data)
        except NotJsonError:
            opening.reject(item.line, "the value is not valid JSON", item.data)
            continue
        answer = Answer()
        chat.take(answer, item, given)
        yield item.line, "telegram", answer


def _beginning(opening: Opening, head: bytes) -> Beginning:
    return Beginning(opening.source.name, opening.source.stem, head)


def _of_telethon(opening: Opening, chat: _Chat) -> Iterator[tuple[int, str, Answer]]:
    for line, given in read_any_objects(opening):
        answer = Answer()
        if given.get("_", "Message") == "Message":
            answer.ask(given, chat.telethon)
        else:
            answer.notes.append(SERVICE)
        yield line, "telegram", answer


class _Chat:
    """The chat whose messages are being read."""

    def __init__(self) -> None:
        self.key = ""
        self.type = ""
        self.name: str | None = None
        self.titles: dict[str, str] = {}
        self.authors: dict[str, str] = {}
        """Of the messages so far, whom replies answer."""

    def take(self, answer: Answer, item: Item, given: object) -> None:
        if item.path in _STREAMS:
            self._message(answer, as_object(given))
        else:
            self._member(answer, item.path.rpartition(".")[2], given)

    def _member(self, answer: Answer, name: str, value: object) -> None:
        if name == "name":
            self.name, self.authors = as_text(value), {}
        elif name == "type":
            self.type = str(value)
        elif name == "id" and isinstance(value, int):
            kind = "channel" if self.type in _CHANNELS else "chat" if "group" in self.type else "user"
            self.key = f"{kind}{value}"
            self._meet(answer, self.key, self.name)

    def _meet(self, answer: Answer, key: str, name: str | None) -> None:
        if name:
            self.titles[name] = key
        answer.users.append(User(key, name=name))

    def _message(self, answer: Answer, given: JsonObject) -> None:
        if given.get("type") == "service":
            answer.notes.append(SERVICE)
            return
        author = as_text(given.get("from_id")) or self.key
        if author and as_text(given.get("from")):
            self._meet(answer, author, as_text(given.get("from")))
        title = as_text(given.get("forwarded_from"))
        if title and title not in self.titles and not given.get("forwarded_from_id"):
            answer.notes.append(BY_TITLE)
            answer.users.append(User(_titled(title), name=title))
        answer.ask(given, lambda row: self._post(row, author))

    def _post(self, given: JsonObject, author: str) -> Post:
        if not author or not isinstance(given.get("id"), int):
            raise UnusableError("the message lacks its id or author")
        number = str(given["id"])
        if len(self.authors) < _MOST_MESSAGES:
            self.authors[number] = author
        entities = as_objects(given.get("text_entities")) or as_objects(given.get("text"))
        return Post(
            f"{self.key}/{number}",
            f"{self.key}/{number}",
            author,
            _at(given),
            _text(given.get("text")),
            hashtags=_told(entities, "hashtag", "#"),
            links=_told(entities, "link", ""),
            mentions=[Named(None, handle) for handle in _told(entities, "mention", "@")],
            references=self._references(given),
        )

    def _references(self, given: JsonObject) -> dict[Relation, Reference]:
        found: dict[Relation, Reference] = {}
        source, title = as_text(given.get("forwarded_from_id")), as_text(given.get("forwarded_from"))
        if source or title:
            known = source or self.titles.get(title or "") or _titled(title or "")
            found[Relation.RETWEETED] = Reference(None, Named(known))
        elif "reply_to_message_id" in given and "reply_to_peer_id" not in given:
            to = str(given["reply_to_message_id"])
            found[Relation.REPLIED] = Reference(f"{self.key}/{to}", Named(self.authors.get(to)))
        return found

    def telethon(self, given: JsonObject) -> Post:
        chat, author = _peer(given.get("peer_id")), _peer(given.get("from_id"))
        if chat is None or not isinstance(given.get("id"), int):
            raise UnusableError("the message lacks its id or chat")
        found: dict[Relation, Reference] = {}
        forward = as_object(given.get("fwd_from"))
        source, number = _peer(forward.get("from_id")), forward.get("channel_post")
        if source or as_text(forward.get("from_name")):
            post = f"{source}/{number}" if source and number else None
            found[Relation.RETWEETED] = Reference(post, Named(source or _titled(str(forward["from_name"]))))
        elif to := at_path(given, "reply_to", "reply_to_msg_id"):
            found[Relation.REPLIED] = Reference(f"{chat}/{to}", Named(self.authors.get(f"{chat}/{to}")))
        id_ = f"{chat}/{given['id']}"
        if len(self.authors) < _MOST_MESSAGES:
            self.authors[id_] = author or chat
        return Post(
            id_,
            id_,
            author or chat,
            read_moment(given.get("date")),
            as_text(given.get("message")),
            references=found,
        )


def _peer(given: object) -> str | None:
    peer = as_object(given)
    return next(
        (f"{kind}{peer[name]}" for name, kind in _PEERS.items() if isinstance(peer.get(name), int)), None
    )


def _titled(title: str) -> str:
    return f"title:{quote(title, safe='')}"[:250]


def _at(given: JsonObject) -> datetime | None:
    return read_moment(given.get("date_unixtime")) or read_moment(given.get("date"))


def _text(value: object) -> str | None:
    parts = [
        part if isinstance(part, str) else str(as_object(part).get("text", "")) for part in as_list(value)
    ]
    return as_text(value) or "".join(parts) or None


def _told(entities: list[JsonObject], kind: str, sign: str) -> list[str]:
    texts = (as_text(entity.get("text")) for entity in entities if entity.get("type") == kind)
    return list(dict.fromkeys(re.sub(f"^{sign}", "", text) for text in texts if text))
