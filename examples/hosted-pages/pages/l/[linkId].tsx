import type { GetServerSideProps } from 'next'

const ask = async (query: string, input: object) => {
  const response = await fetch(process.env.ORCHESTRATION_M2M_API ?? '', {
    method: 'POST',
    headers: {
      apiKey: process.env.ORCHESTRATION_API_KEY ?? '',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query, variables: { input } }),
  })
  const { data, errors } = await response.json()
  if (errors) throw new Error(errors[0].message)
  return data
}

/** A link to a care flow definition: starts a care flow and a session for it. */
export const getServerSideProps: GetServerSideProps = async ({
  params,
  locale,
}) => {
  const { startPathway } = await ask(
    `mutation ($input: StartPathwayInput!) {
      startPathway(input: $input) { pathway_id stakeholders { id } }
    }`,
    {
      pathway_definition_id: String(params?.linkId),
      patient_id: `patient-${Date.now()}`,
    }
  )
  const { startHostedActivitySession } = await ask(
    `mutation ($input: StartHostedActivitySessionInput!) {
      startHostedActivitySession(input: $input) { session_id }
    }`,
    {
      pathway_id: startPathway.pathway_id,
      stakeholder_id: startPathway.stakeholders[0].id,
    }
  )
  const language = locale === 'en' ? '' : `/${locale}`
  const destination = `${language}/?sessionId=${startHostedActivitySession.session_id}`
  return { redirect: { destination, permanent: false } }
}

export default function Link() {
  return null
}
