const { i18n } = require('./next-i18next.config')

module.exports = {
  reactStrictMode: true,
  i18n,
  // This folder is the whole app, also inside another repository.
  outputFileTracingRoot: __dirname,
}
