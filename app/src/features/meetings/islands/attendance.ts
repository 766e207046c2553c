/**
 * The script of the attendance pages. Every tap is sent at once; without a network it waits on the device, with its moment, and is sent
 * later. It counts who is here and says when somebody else saved. Without it each page is a form with buttons.
 */
import { makeDoorTiles } from './door-tiles.ts'
import { makeGuestList } from './guest-list.ts'
import { startPaper } from './paper-keys.ts'
import { makeSheetForm } from './sheet-form.ts'
import { makeTapSender, type SheetView, type TapSender } from './tap-sender.ts'

type Page = { box: HTMLElement; form: HTMLFormElement; meeting: string }

function makeSender({ box, meeting }: Page, view: SheetView): TapSender {
  return makeTapSender({ meeting, owner: box.dataset.owner ?? '', view, sentences: box.dataset })
}

/** The form waits for a network, and for the taps that are under way, so that it does not contradict itself. */
function waitForTaps(form: HTMLFormElement, sender: TapSender): void {
  form.addEventListener('submit', (event) => {
    const underWay = sender.running()
    if (event.defaultPrevented) return
    if (!navigator.onLine) {
      event.preventDefault()
      return sender.sayOffline()
    }
    if (underWay === null) return
    event.preventDefault()
    const { submitter } = event
    void underWay.then(() => form.requestSubmit(submitter))
  })
}

function startSheet(page: Page): void {
  const { form } = page
  const sheet = makeSheetForm(form, page.box.dataset)
  const sender: TapSender = makeSender(page, { ...sheet, show: (tap, told, isLatest) => (sheet.show(tap, told, isLatest), guests.show(tap, told)) })
  const guests = makeGuestList(form, () => sender, false)
  form.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !target.name.startsWith('a.')) return
    const personId = target.name.slice(2)
    sender.queue.add({ kind: 'answer', personId, ...sheet.readShown(personId), choice: target.value }, false)
    sheet.count()
    sender.flush()
  })
  form.addEventListener('submit', (event) => {
    const [what, personId] = event.submitter instanceof HTMLButtonElement ? event.submitter.value.split(':') : []
    if (personId === undefined || (what !== 'leave' && what !== 'stay')) return
    event.preventDefault()
    sender.queue.add({ kind: what, personId }, false)
    sheet.showLeft(personId, what === 'leave')
    sender.flush()
  })
  waitForTaps(form, sender)
  const left = sender.queue.readKept()
  for (const tap of left) {
    if (tap.kind === 'answer') sheet.choose(tap.personId, tap.choice)
    if (tap.kind === 'leave' || tap.kind === 'stay') sheet.showLeft(tap.personId, tap.kind === 'leave')
  }
  guests.showKept(left)
  sender.flush()
}

function startDoor(page: Page): void {
  const { form } = page
  const door = makeDoorTiles(form, page.box.dataset)
  const sender: TapSender = makeSender(page, { ...door, show: (tap, told, isLatest) => (door.show(tap, told, isLatest), guests.show(tap, told)) })
  const guests = makeGuestList(form, () => sender, true)
  form.addEventListener('submit', (event) => {
    const tile = event.submitter
    if (!(tile instanceof HTMLButtonElement) || tile.dataset.tile === undefined) return
    event.preventDefault()
    const next = door.next(tile)
    sender.queue.add({ kind: 'answer', ...next }, true)
    door.choose(next.personId, next.choice)
    sender.flush()
  })
  waitForTaps(form, sender)
  const left = sender.queue.readKept()
  for (const tap of left) if (tap.kind === 'answer') door.choose(tap.personId, tap.choice)
  guests.showKept(left)
  sender.flush()
}

const box = document.querySelector<HTMLElement>('[data-attendance]')
const form = box?.querySelector<HTMLFormElement>('form[method=post]')
if (box && form && box.dataset.attendance) {
  const page = { box, form, meeting: box.dataset.attendance }
  if (box.dataset.view === 'door') startDoor(page)
  else startSheet(page)
}
startPaper()
