export const auditEn = {
  'person.added': 'A person was added',
  'person.changed': 'What is known of a person was changed',
  'person.told': 'A person was told of being written down',
  'person.merged': 'Two records of one person were merged',
  'person.merge-undone': 'The merging of two records was undone',
  'organisation.added': 'An organisation was added',
  'organisation.changed': 'An organisation was changed',
  'consent.given': 'Consent was given',
  'consent.withdrawn': 'Consent was withdrawn',
}
