import type { GetServerSideProps } from 'next'
import { serverSideTranslations } from 'next-i18next/serverSideTranslations'
import dynamic from 'next/dynamic'
import Head from 'next/head'

/** Renders on the client only, but its modules are also evaluated on the server. */
const HostedSession = dynamic(() => import('../src/components/HostedSession'), {
  ssr: false,
})

const Home = () => (
  <>
    <Head>
      <title>Hosted pages</title>
      <link rel="icon" href="data:," />
    </Head>
    <HostedSession />
  </>
)

export const getServerSideProps: GetServerSideProps = async ({
  locale = 'en',
}) => ({
  props: await serverSideTranslations(locale, ['common']),
})

export default Home
