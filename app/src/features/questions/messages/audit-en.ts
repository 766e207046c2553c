export const auditEn = {
  'question.asked': 'A question was put to the network',
  'question.answered': 'A question was answered',
  'question.answer-corrected': 'An answer was corrected by its author',
  'question.answer-removed': 'An answer was taken away by its author',
  'question.settled': 'A question was settled or opened again',
  'question.handed-over': 'An unanswered question went to who coordinates',
  'question.helping': 'Somebody agreed to be asked questions',
  'question.helping-stopped': 'Somebody no longer wants to be asked questions',
  'question.numbers-changed': 'The numbers for urgent matters were changed',
}
