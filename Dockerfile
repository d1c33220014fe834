# The service. Neo4j runs beside it: see docker-compose.yml.
FROM python:3.11-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /build
RUN python -m venv /opt/tular
COPY requirements.lock ./
RUN /opt/tular/bin/python -m pip install --require-hashes -r requirements.lock
COPY pyproject.toml README.md CHANGELOG.md LICENSE ./
COPY cypher cypher
COPY service service
RUN /opt/tular/bin/python -m pip wheel --no-deps --no-build-isolation --wheel-dir dist . \
 && /opt/tular/bin/python -m pip install --no-deps dist/tular-*.whl

FROM python:3.11-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home tular
COPY --from=build /opt/tular /opt/tular
ENV PATH=/opt/tular/bin:$PATH PYTHONUNBUFFERED=1 \
    TULAR_HOME=/data TULAR_CACHE=/data/cache TULAR_HOST=0.0.0.0 TULAR_PORT=8000
USER tular
WORKDIR /data
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["python", "-c", "import http.client, os; c = http.client.HTTPConnection('127.0.0.1', int(os.environ['TULAR_PORT']), timeout=4); c.request('GET', '/health/live'); raise SystemExit(c.getresponse().status != 200)"]
ENTRYPOINT ["tular"]
CMD ["serve"]
