import type { Crumb, Tab } from '../../../ui/frame-parts.tsx'
import type { Accent } from '../../../ui/view.ts'

/** What both pages say of their meeting. */
export type PageHead = { id: string; when: string; crumbs: readonly Crumb[]; tabs: readonly Tab[]; accent: Accent; communityName: string | undefined }
