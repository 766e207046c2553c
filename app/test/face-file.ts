import sharp from 'sharp'

type FaceFile = { side?: number; format?: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif'; hasPlace?: boolean }

/** A picture as a phone sends it: a disc on a ground, with the place where it was taken if wished. */
export async function aFaceFile({ side = 240, format = 'jpeg', hasPlace = false }: FaceFile): Promise<File> {
  const disc = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}"><circle cx="50%" cy="45%" r="30%" fill="#8a5a3c"/></svg>`)
  const ground = sharp({ create: { width: side, height: side, channels: 3, background: '#cfd8dc' } })
  const drawn = side > 48 && side < 1000 ? ground.composite([{ input: disc }]) : ground
  const placed = hasPlace
    ? drawn
        .withIccProfile('p3')
        .withExif({ IFD0: { ImageDescription: 'Brussel', Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '50/1 50/1 0/1', GPSLongitudeRef: 'E' } })
    : drawn
  return new File([new Uint8Array(await placed.toFormat(format).toBuffer())], `face.${format}`, { type: `image/${format}` })
}
