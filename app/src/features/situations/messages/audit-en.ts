export const auditEn = {
  'situation.begun': 'A private draft of a situation was begun',
  'situation.changed': 'A presenter wrote on in a situation',
  'situation.offered': 'A situation was offered to a community',
  'situation.scheduled': 'A situation was planned for a meeting',
  'situation.moved': 'A situation went one step on',
  'situation.stopped': 'A situation was stopped',
  'situation.stop-wished': 'Somebody asked that a round stops',
  'situation.tightened': 'A situation became stricter because its room did',
  'situation.role-said': 'A practitioner said what the own role is in a situation',
  'situation.answers-gone': 'The answers of situations went on their day',
  'practice-role.named': 'A community named its practice role',
}
