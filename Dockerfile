# One image for web, workers, beat and the two one-shots; docker-compose.yml says which is which.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libmagic1 libharfbuzz-subset0 fonts-liberation2 poppler-utils \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home spo \
    && install -d -o spo -g spo /data

WORKDIR /app
COPY requirements.lock requirements-dev.txt ./
RUN pip install --no-cache-dir --no-deps --only-binary :all: --require-hashes --requirement requirements.lock \
    && pip uninstall --yes --requirement requirements-dev.txt

COPY . .
# The values are for this one command; none of them is used, and none is kept in the image.
RUN SECRET_KEY=build FIELD_KEYS=build DATABASE_URL=postgres://build/build REDIS_URL=redis://build \
    python manage.py collectstatic --noinput

ENV FILE_ROOT=/data PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 XDG_CACHE_HOME=/tmp
USER spo
VOLUME /data
EXPOSE 8000
