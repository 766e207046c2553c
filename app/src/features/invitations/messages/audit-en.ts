export const auditEn = {
  'invitation.sent': 'People were asked to a meeting',
  'invitation.answered': 'Somebody answered an invitation',
  'invitation.noted': 'An answer was noted for somebody',
  'invitation.written-again': 'An invitation was sent again',
  'invitation.ended': 'An invitation was taken back',
  'invitation.stopped': 'Somebody does not want to be asked by mail',
  'invitation.letters': 'Letters of invitation were made',
  'incoming-reply.settled': 'A reply by mail was dealt with',
}
