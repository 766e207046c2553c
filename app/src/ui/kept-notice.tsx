import { Notice } from './notice.tsx'

type KeptNoticeProps = {
  /** That there is no network, and how old this is. */
  sentence: string
  /** That the network is back; the script of the page may put it in place of the first. */
  back: string
  link: string
  address: string
}

/** Hidden, until a browser without network shows a copy that it kept. */
export function KeptNotice({ sentence, back, link, address }: KeptNoticeProps) {
  return (
    <div data-kept={back} hidden class="no-print">
      <Notice isAnnounced>
        <p>{sentence}</p>
        <p>
          <a href={address}>{link}</a>
        </p>
      </Notice>
    </div>
  )
}
