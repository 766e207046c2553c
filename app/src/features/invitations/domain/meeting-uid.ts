/** The name of a meeting in every calendar, for ever the same: in an invitation, in its changes and in feeds. */
export function meetingUid(meetingId: string, publicUrl: string): string {
  return `${meetingId}@${new URL(publicUrl).hostname}`
}

/** The meeting that a calendar program writes about; null when it is none of this house. */
export function parseMeetingUid(uid: string, publicUrl: string): string | null {
  const [, id, host] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@(.+)$/i.exec(uid.trim()) ?? []
  return id !== undefined && host?.toLowerCase() === new URL(publicUrl).hostname.toLowerCase() ? id.toLowerCase() : null
}
