export const auditEn = {
  'round.started': 'A round began',
  'round.led': 'Somebody took over leading a round',
  'round.stepped': 'A round went to another step',
  'round.turned': 'A round was paused, resumed or ended',
  'round.tightened': 'A stricter room took effect in a round',
  'round.cards-kept': 'Cards came to the board of a round',
  'round.taken': 'The presenter chose among the suggestions',
  'round.stop-wished': 'Somebody asked a round to pause',
  'round.room-opened': 'The room of a round got a code for people without an account',
  'round.room-closed': 'The code for the room of a round was closed',
}
