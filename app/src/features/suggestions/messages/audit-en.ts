export const auditEn = {
  'suggestion.added': 'Added a suggestion to a situation',
  'suggestion.taken': 'Took a suggestion along',
  'suggestion.left': 'Left a suggestion after all',
  'suggestion.shared': 'Chose with whom a situation is shared',
  'suggestion.tried': 'Said what became of a suggestion',
  'and-then.asked': 'Asked what became of the suggestions',
  'and-then.delay-set': 'Changed after how many days it is asked',
  'suggestion.gist-written': 'Wrote a suggestion in brief in another language',
  'suggestion.retracted': 'Took a suggestion back',
  'callable.said': 'Somebody may be called about a situation',
  'callable.withdrawn': 'Somebody may no longer be called about a situation',
  'suggestion.read': 'Somebody said to have read the suggestions',
}
