export const auditEn = {
  'exit.opened': 'The exit question of a meeting was opened',
  'exit.paper-counted': 'Slips of the exit question were counted',
  'exit.closed': 'The exit question of a meeting was closed',
  'exit.question-written': 'A community worded its exit question',
  'register.closed-planned': 'A register was closed with planned hours',
  'certificate.made': 'Somebody made an own certificate of hours',
}
