import type { AppProps } from 'next/app'
import { appWithTranslation } from 'next-i18next'
import 'react-toastify/dist/ReactToastify.css'
import '../styles/globals.css'
import '../styles/designSystem.css'
import '../styles/solScheduling.css'

const App = ({ Component, pageProps }: AppProps) => <Component {...pageProps} />

export default appWithTranslation(App)
