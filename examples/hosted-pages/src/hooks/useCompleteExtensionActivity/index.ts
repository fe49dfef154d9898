import { useMutation } from '@apollo/client';
import { useTranslation } from 'next-i18next';
import { useState } from 'react';
import { toast } from 'react-toastify';
import { COMPLETE_EXTENSION_ACTIVITY } from '../../services/operations';
import type { DataPoints } from '../../types';
import { useHostedSession } from '../useHostedSession';

/**
 * As in Hosted Pages, with all that makes it hard to rely on: it does nothing where the session is not active, resolves
 * whatever happened, does not look at `success`, and keeps and repeats nothing.
 */
export const useCompleteExtensionActivity = () => {
  const { t } = useTranslation();
  const { session } = useHostedSession();
  const [completeExtensionActivity] = useMutation(COMPLETE_EXTENSION_ACTIVITY);
  const [isSubmitting, setIsSubmitting] = useState(false);

  const onSubmit = async (activity_id: string, data_points: DataPoints): Promise<void> => {
    if (session.status !== 'ACTIVE') return;
    setIsSubmitting(true);
    try {
      await completeExtensionActivity({ variables: { input: { activity_id, data_points } } });
    } catch {
      toast.error(t('activities.checklist.saving_error'));
    }
    setIsSubmitting(false);
  };

  return { onSubmit, isSubmitting };
};
