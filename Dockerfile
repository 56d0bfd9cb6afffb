# syntax=docker/dockerfile:1
# docker build --build-arg GIT_COMMIT=$(git rev-parse --short HEAD) -t trading-coach .
ARG JAVA=25

FROM maven:3.9-eclipse-temurin-${JAVA} AS build
ARG GIT_COMMIT=unknown
WORKDIR /source
COPY pom.xml ./
COPY .mvn .mvn
COPY migrations migrations
COPY src/main src/main
COPY src/launcher src/launcher
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -Dmaven.test.skip=true -Dgit.commit=${GIT_COMMIT} package

FROM eclipse-temurin:${JAVA}-jre
RUN groupadd --system --gid 10001 coach \
 && useradd --system --uid 10001 --gid coach --home-dir /app --shell /usr/sbin/nologin coach \
 && install -d -o coach -g coach /app
WORKDIR /app
COPY --from=build --chown=coach:coach /source/target/trading-coach.jar ./
COPY --chown=coach:coach config.yml config-production.yml ./
COPY --chown=coach:coach container/alive container/jvm.options container/start container/train ./
USER coach

# With the Java and the options of every later run, or the cache does not fit; and not as root, for
# whom the embedded database of the training cannot start without privileges.
RUN ./train

EXPOSE 3001 3002
# Alive, not ready: what acts on this replaces the container, which mends no database.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["/app/alive"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["/app/start"]
CMD ["server", "/app/config-production.yml"]
