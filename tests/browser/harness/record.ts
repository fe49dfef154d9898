/** Awell's extension activity record of a "Book appointment" activity. */
export const record = (calLink: string, customDomain?: string, settings?: null) => ({
  id: 'record-1',
  activity_id: 'activity-1',
  pathway_id: 'flow-1',
  plugin_key: 'calDotCom',
  plugin_action_key: 'bookAppointment',
  fields: [{ id: 'calLink', type: 'STRING', label: 'Cal link', value: calLink }],
  settings:
    settings === null
      ? null
      : [
          { key: 'apiKey', label: 'API key', value: 'cal_live_do_not_read' },
          { key: 'customDomain', label: 'Custom domain', value: customDomain ?? '' },
        ],
});
