import type { BookingLabels } from '../texts/labels';
import { allLabels } from '../texts/panelLabels';
import type { Texts } from './useTexts';

/** The labels of an appointment's panel. */
export interface PanelTexts extends Texts {
  labels: BookingLabels;
}

export const panelTexts = (texts: Texts): PanelTexts => ({
  ...texts,
  labels: allLabels(texts.labels, texts.locale),
});
