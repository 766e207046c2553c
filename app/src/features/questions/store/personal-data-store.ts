import type { Database } from '../../../platform/database.ts'
import type { PersonalPart } from '../../../platform/personal-data.ts'

export async function showQuestionsRows(_tx: Database, _personId: string): Promise<PersonalPart[]> {
  return []
}

export async function eraseQuestionsRows(_tx: Database, _personId: string, _placeholderId: string): Promise<void> {}
