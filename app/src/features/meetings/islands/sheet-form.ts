/** The sheet as the script reads and changes it: radio buttons `a.<id>`, and what the page showed in `was.<id>`. */
export type SheetForm = ReturnType<typeof makeSheetForm>

export function makeSheetForm(form: HTMLFormElement) {
  const find = <Element extends HTMLElement>(selector: string): Element | null => form.querySelector<Element>(selector)
  const radios = (personId: string): HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>(`[name="a.${personId}"]`)]
  const was = (personId: string): HTMLInputElement | null => find(`[name="was.${personId}"]`)

  function count(): void {
    const here = find('[data-here]')
    const chosen = [...form.querySelectorAll<HTMLInputElement>('[name^="a."]:checked')]
    // The others are on pages that are not shown.
    const elsewhere = Number(here?.dataset.here ?? 0)
    if (here !== null) here.textContent = String(elsewhere + chosen.filter(({ value }) => value === 'here' || value === 'online').length)
  }

  return {
    count,
    token: find<HTMLInputElement>('[name=_token]')?.value ?? '',
    chosen: (personId: string): string | null => radios(personId).find(({ checked }) => checked)?.value ?? null,
    choose: (personId: string, choice: string): void => {
      for (const radio of radios(personId)) radio.checked = radio.value === choice
      count()
    },
    /** The version and the answer that this page knows of. */
    readShown: (personId: string): { version: number; shown: string } => {
      const [version = '0', shown = ''] = (was(personId)?.value ?? '').split(':')
      return { version: Number(version), shown }
    },
    noteShown: (personId: string, version: number, shown: string): void => {
      const field = was(personId)
      if (field !== null) field.value = `${version}:${shown}`
    },
    say: (sentence: string | undefined): void => {
      const status = find('[data-status]')
      if (status === null || sentence === undefined) return
      status.textContent = ` · ${sentence}`
      status.hidden = false
    },
    showOthers: (): void => {
      const others = find('[data-others]')
      if (others !== null) others.hidden = false
    },
  }
}
