import jwt from 'jsonwebtoken'
import type { NextApiRequest, NextApiResponse } from 'next'

/** Signs the token that the session's requests send. */
export default function handler(
  request: NextApiRequest,
  response: NextApiResponse
) {
  const sessionId = String(request.query.sessionId)
  const token = jwt.sign(
    { session_id: sessionId, username: 'hosted-pages' },
    process.env.HOSTED_PAGES_AUTH_SECRET ?? '',
    { issuer: process.env.HOSTED_PAGES_AUTH_KEY ?? '', subject: sessionId }
  )
  response.json({ token })
}
