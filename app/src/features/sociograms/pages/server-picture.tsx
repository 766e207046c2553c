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
  const scenes = SHAPES.map((shape) => ({ shape, scene: sceneIn(shape) }))
  const drawn = scenes.map(({ shape, scene }) => ({ shape, svg: renderSvg(scene, { use, id: `sociogram-${shape}` }) }))
  const isInside = drawn.reduce((sum, { svg }) => sum + svg.length, 0) <= MOST_INSIDE
  return (
    <div class="sociogram-box">
      {scenes.map(({ shape, scene }, at) =>
        isInside ? (
          // oxlint-disable-next-line react/no-danger -- made by the library of the house, every text in it escaped
          <div key={shape} class={`sociogram is-${shape}`} dangerouslySetInnerHTML={{ __html: drawn[at]?.svg ?? '' }} />
        ) : (
          <div key={shape} class={`sociogram is-${shape}`} data-picture={use === 'page' ? addressOf(shape, 'page') : undefined}>
            <picture>
              <source srcset={addressOf(shape, 'dark')} media="(prefers-color-scheme: dark)" />
              <img src={addressOf(shape, 'light')} width={scene.width} height={scene.height} loading="lazy" alt={scene.description} />
            </picture>
          </div>
        ),
      )}
    </div>
  )
}
