import { renderSvg, type Scene } from '@ronde/sociogram'
import { SHAPES, type FileLook, type Shape } from './picture-page.ts'

/** Letters of both pictures together; with more the page asks for one of them as a file. */
const MOST_INSIDE = 26_000

type ServerPictureProps = {
  sceneIn: (shape: Shape) => Scene
  use: 'page' | 'image'
  /** Where the picture is as a file. */
  addressOf: (shape: Shape, look: FileLook) => string
}

/** In the page where it is small; else as a file, so that the page stays light, which a script takes in afterwards. */
export function ServerPicture({ sceneIn, use, addressOf }: ServerPictureProps) {
  const drawn = drawShapes(sceneIn, use)
  if (drawn.reduce((sum, { svg }) => sum + svg.length, 0) <= MOST_INSIDE) return <Inside drawn={drawn} />
  return (
    <div class="sociogram-box">
      {drawn.map(({ shape, scene }) => (
        <div key={shape} class={`sociogram is-${shape}`} data-picture={use === 'page' ? addressOf(shape, 'page') : undefined}>
          <picture>
            <source srcset={addressOf(shape, 'dark')} media="(prefers-color-scheme: dark)" />
            <img src={addressOf(shape, 'light')} width={scene.width} height={scene.height} loading="lazy" alt={scene.description} />
          </picture>
        </div>
      ))}
    </div>
  )
}

/** In the page, however large: for what is small by nature. */
export function PictureInside({ sceneIn, use }: Pick<ServerPictureProps, 'sceneIn' | 'use'>) {
  return <Inside drawn={drawShapes(sceneIn, use)} />
}

type Drawn = { shape: Shape; scene: Scene; svg: string }

function drawShapes(sceneIn: ServerPictureProps['sceneIn'], use: ServerPictureProps['use']): Drawn[] {
  return SHAPES.map((shape) => {
    const scene = sceneIn(shape)
    return { shape, scene, svg: renderSvg(scene, { use, id: `sociogram-${shape}` }) }
  })
}

function Inside({ drawn }: { drawn: readonly Drawn[] }) {
  return (
    <div class="sociogram-box">
      {drawn.map(({ shape, svg }) => (
        // oxlint-disable-next-line react/no-danger -- made by the library of the house, every text in it escaped
        <div key={shape} class={`sociogram is-${shape}`} dangerouslySetInnerHTML={{ __html: svg }} />
      ))}
    </div>
  )
}
