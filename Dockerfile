# The site as one image, built for its address and with its pages:
#   docker build --build-arg SITE_URL=https://clinic.example --tag clinic-site .
#   docker run --read-only --tmpfs /tmp --volume clinic-data:/data --publish 127.0.0.1:3000:3000 clinic-site
# README.md says which settings it takes and how to back up the volume.

FROM node:24-bookworm-slim AS build
# The browser prints the handouts. It stays behind here.
RUN apt-get update && apt-get install --yes --no-install-recommends chromium-headless-shell fonts-liberation
WORKDIR /srv/clinic
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
ARG SITE_URL
# This key only gives the form's action its name, the same in each image of a site, so that forms stay valid that were
# opened before an update. What protects forms is the secret in /data.
RUN NEXT_SERVER_ACTIONS_ENCRYPTION_KEY=$(node -p "crypto.createHash('sha256').update('$SITE_URL').digest('base64')") \
    npm run build && npm prune --omit=dev \
    # What only a build needs, or makes. What was compressed stays: the start would do that again.
    && find .next/cache -mindepth 1 -maxdepth 1 ! -name documents ! -name assets -exec rm -rf {} + \
    && rm -rf node_modules/.cache node_modules/@next/swc-* node_modules/@img node_modules/playwright*

FROM debian:bookworm-slim
COPY --from=build /srv/clinic /srv/clinic
RUN mkdir --mode=700 /data && chown 10001:10001 /data
USER 10001:10001
WORKDIR /srv/clinic
ARG SITE_URL
ENV SITE_URL=$SITE_URL BUILD=never DATA_DIR=/data HOME=/tmp
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["node_modules/.bin/node", "-e", "fetch('http://localhost:3000/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node_modules/.bin/node", "--import", "./lib/cli/environment.mjs", "lib/cli/start.ts"]
