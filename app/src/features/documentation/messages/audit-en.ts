export const auditEn = {
  'grid.entry-written': 'An entry was written in the grid',
  'grid.entry-tidied': 'An entry of the grid was tidied',
  'grid.entry-conflict': 'Two wordings of one entry of the grid were kept',
  'grid.entry-validated': 'An entry of the grid was confirmed',
  'grid.entry-retracted': 'An entry of the grid was taken away',
  'grid.conflict-settled': 'Of two wordings of an entry one was chosen',
  'grid.gist-written': 'An entry of the grid was summed up in another language',
  'grid.draft-saved': 'New words of the grid were prepared',
  'grid.template-adopted': 'New words of the grid were adopted at a meeting',
  'grid.exported': 'Entries of the grid were written to a file',
  'grid.looked-again': 'Entries of the grid were looked at again for a wider room',
  'grid.wording-removed': 'An earlier wording of an entry was removed for good',
}
