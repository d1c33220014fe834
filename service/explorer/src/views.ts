/** All views, and the one place to add another: a name in the address, its word in the menu, and what shows it. */
import type { ComponentType } from "preact";
import type { FrameResult } from "./operations/frame";
import type { Word } from "./i18n/translate";
import { lazy } from "./ui/lazy";
import { Home } from "./views/home/Home";

export type RunFacts = NonNullable<FrameResult["run"]>;

export interface ViewProps {
  /** The run that all numbers of the view come from. */
  run: RunFacts;
  parts: readonly string[];
}

export interface View {
  /** First part of the address. */
  name: string;
  /** In the menu, and in the title of the window. */
  word: Word;
  /** Not in the menu: reached from elsewhere. */
  hidden?: boolean;
  /** Uses the whole width of the window. */
  wide?: boolean;
  show: ComponentType<ViewProps>;
}

export const VIEWS: readonly View[] = [
  { name: "", word: "nav.overview", show: Home },
  { name: "map", word: "nav.map", wide: true, show: lazy(() => import("./views/map/MapView").then((m) => m.MapView)) },
  { name: "rankings", word: "nav.rankings", show: lazy(() => import("./views/rankings/Rankings").then((m) => m.Rankings)) },
  { name: "communities", word: "nav.communities", show: lazy(() => import("./views/community/Communities").then((m) => m.Communities)) },
  { name: "campaigns", word: "nav.campaigns", show: lazy(() => import("./views/campaigns/CampaignsView").then((m) => m.CampaignsView)) },
  { name: "listening", word: "nav.listening", show: lazy(() => import("./views/listening/ListeningView").then((m) => m.ListeningView)) },
  { name: "runs", word: "nav.runs", show: lazy(() => import("./views/runs/RunsView").then((m) => m.RunsView)) },
  { name: "shortlist", word: "nav.shortlist", hidden: true, show: lazy(() => import("./views/shortlist/ShortlistView").then((m) => m.ShortlistView)) },
  { name: "account", word: "view.account", hidden: true, show: lazy(() => import("./views/account/AccountView").then((m) => m.AccountView)) },
];

export function viewOf(name: string): View | undefined {
  return VIEWS.find((view) => view.name === name);
}
