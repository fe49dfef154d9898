module.exports = {
  i18n: {
    defaultLocale: 'en',
    locales: ['de', 'en', 'es', 'et', 'fr', 'nl', 'ro', 'ru', 'pl'],
    localeDetection: false,
  },
}
