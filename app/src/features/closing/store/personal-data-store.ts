import type { Database } from '../../../platform/database.ts'
import type { PersonalPart } from '../../../platform/personal-data.ts'

export async function showClosingRows(_tx: Database, _personId: string): Promise<PersonalPart[]> {
  return []
}

export async function eraseClosingRows(_tx: Database, _personId: string, _placeholderId: string): Promise<void> {}
