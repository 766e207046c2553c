export const auditEn = {
  'survey.started': 'A survey on who works with whom was started',
  'survey.wave-added': 'A wave of a survey was prepared',
  'survey.wave-changed': 'A wave of a survey was changed',
  'survey.wave-opened': 'A wave of a survey was opened',
  'survey.wave-closed': 'A wave of a survey was closed',
  'survey.draft-dropped': 'A wave that was never opened was dropped',
  'survey.roster-changed': 'The organisations on the roster of a wave were changed',
  'survey.scale-saved': 'A scale for ties was written',
  'survey.paper-typed': 'Answers on paper were typed in for a wave',
}
