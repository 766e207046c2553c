/** Who may be around beside professionals; the others are the disciplines of the directory. */
export const NEARBY = ['relatives', 'neighbours', 'volunteers', 'landlord', 'employer', 'authority'] as const
