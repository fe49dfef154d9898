'use server';

import { randomUUID } from 'node:crypto';
import { revalidatePath } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { markAsRead, startCareFlow } from '../lib/careFlow';
import { SESSION_COOKIE, signIn } from '../lib/patients';

export async function startVisit(): Promise<void> {
  const careFlowId = await startCareFlow('intake', randomUUID());
  const session = signIn({ careFlowId });
  (await cookies()).set(SESSION_COOKIE, session, { httpOnly: true, sameSite: 'lax' });
  redirect('/visit');
}

export async function readOn(activityId: string): Promise<void> {
  await markAsRead(activityId);
  revalidatePath('/visit');
}
