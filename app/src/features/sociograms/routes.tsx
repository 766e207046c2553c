import type { Route } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { answerRoutes } from './routes/answer-routes.tsx'
import { codeRoutes } from './routes/code-routes.tsx'
import { keepRoutes } from './routes/keep-routes.tsx'
import { fileRoutes } from './routes/file-routes.tsx'
import { paperRoutes } from './routes/paper-routes.tsx'
import { publicRoutes } from './routes/public-routes.tsx'
import { scaleRoutes } from './routes/scale-routes.tsx'
import { questionRoutes } from './routes/question-routes.tsx'
import { resultRoutes } from './routes/result-routes.tsx'

/** Surveys on who works with whom: keeping them, answering them, what they show. */
export function sociogramsRoutes(house: House): Route[] {
  return [
    ...scaleRoutes(house),
    ...questionRoutes(house),
    ...codeRoutes(house),
    ...keepRoutes(house),
    ...paperRoutes(house),
    ...fileRoutes(house),
    ...answerRoutes(house),
    ...resultRoutes(house),
    ...publicRoutes(house),
  ]
}
