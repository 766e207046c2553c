export const mailEn = {
  hello: 'Hello,',
  'signIn.subject': 'Your link to sign in',
  'signIn.link': 'You asked to sign in to Ronde. Open this link on the device where you asked, and press the button:',
  'signIn.code': 'On another device, type this code instead:',
  'signIn.until': 'Link and code work once, for 15 minutes.',
  'signIn.notYou': 'You did not ask for this? Then do nothing: nobody comes in with this mail alone. Never give the code to anybody, not even to us.',
  'newAddress.subject': 'Is this your new address?',
  'newAddress.link': 'You want to sign in to Ronde with this address from now on. Open this link where you are signed in, and press the button:',
  'newAddress.until': 'The link works for 15 minutes. You did not ask for this? Then do nothing.',
  'addressChanged.subject': 'Your mail address was changed',
  'addressChanged.text': 'Your account on Ronde now has another mail address. This one no longer opens it.',
  'addressChanged.notYou': 'That was not you? Tell your coordinator or the administrator at once: they can close the account and help you.',
  'signInChanged.subject': 'Something changed in how you sign in',
  'signInChanged.passkey-added': 'A passkey was added to your account on Ronde.',
  'signInChanged.passkey-removed': 'A passkey was removed from your account on Ronde.',
  'signInChanged.api-key-created': 'A key for programs was made on your account on Ronde.',
  'auditHead.subject': 'End of the audit log of Ronde, {day}',
  'auditHead.text':
    'This is the signed end of the audit log on {day}, at line {number}. Keep this mail: if somebody writes the log anew, this line is no longer in it.',
  'auditHead.how':
    'Nothing to do today. The page Audit log compares the chain with these lines every week. Ed25519 signature of the text before it, with this public key:',
  'invitation.subject': 'You have an account on Ronde',
  'invitation.text':
    '{name} made an account for you on Ronde, where communities of practice keep their meetings and their people. Sign in here with this mail address:',
  'invitation.how': 'There is no password: each time, you get a link by mail.',
}
