/** People per leaf: few enough to be near each other, enough to share one walk through the tree. */
const LEAF = 12
const DEEPEST = 24

/**
 * Squares within squares (Barnes & Hut 1986), in flat arrays. The people of a square stand side by side, so that a leaf walks the tree once for all of them.
 * Built anew each step; nothing is allocated after the first.
 */
export class QuadTree {
  readonly #n: number
  readonly #order: Int32Array
  readonly #spare: Int32Array
  readonly #x: Float64Array
  readonly #y: Float64Array
  readonly #mass: Float64Array
  #middleX = new Float64Array(64)
  #middleY = new Float64Array(64)
  #sum = new Float64Array(64)
  #width = new Float64Array(64)
  #next = new Int32Array(64)
  #first = new Int32Array(64)
  #end = new Int32Array(64)
  #cells = 0
  readonly #nearX: Float64Array
  readonly #nearY: Float64Array
  readonly #nearMass: Float64Array

  constructor(n: number) {
    this.#n = n
    this.#order = Int32Array.from({ length: n }, (_, person) => person)
    this.#spare = new Int32Array(n)
    this.#x = new Float64Array(n)
    this.#y = new Float64Array(n)
    this.#mass = new Float64Array(n)
    this.#nearX = new Float64Array(3 * n + 64)
    this.#nearY = new Float64Array(3 * n + 64)
    this.#nearMass = new Float64Array(3 * n + 64)
  }

  build(x: Float64Array, y: Float64Array, mass: Float64Array): void {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
    for (let person = 0; person < this.#n; person += 1) {
      left = Math.min(left, x[person]!)
      right = Math.max(right, x[person]!)
      top = Math.min(top, y[person]!)
      bottom = Math.max(bottom, y[person]!)
    }
    this.#cells = 0
    const half = Math.max(right - left, bottom - top, 1e-9) / 2
    this.#divide(x, y, 0, this.#n, (left + right) / 2, (top + bottom) / 2, half, 0)
    for (let at = 0; at < this.#n; at += 1) {
      const person = this.#order[at]!
      this.#x[at] = x[person]!
      this.#y[at] = y[person]!
      this.#mass[at] = mass[person]!
    }
    this.#weigh()
  }

  #divide(x: Float64Array, y: Float64Array, start: number, end: number, middleX: number, middleY: number, half: number, depth: number): void {
    const cell = this.#cells
    this.#cells += 1
    if (cell === this.#next.length) this.#grow()
    this.#first[cell] = start
    this.#end[cell] = end
    this.#width[cell] = 2 * half
    if (end - start > LEAF && depth < DEEPEST) {
      const order = this.#order
      const spare = this.#spare
      let [one, two, three] = [0, 0, 0]
      for (let at = start; at < end; at += 1) {
        const person = order[at]!
        const quarter = (x[person]! > middleX ? 1 : 0) + (y[person]! > middleY ? 2 : 0)
        if (quarter === 0) one += 1
        else if (quarter === 1) two += 1
        else if (quarter === 2) three += 1
        spare[at] = person
      }
      const bounds = [start, start + one, start + one + two, start + one + two + three, end]
      let [a, b, c, d] = [bounds[0]!, bounds[1]!, bounds[2]!, bounds[3]!]
      for (let at = start; at < end; at += 1) {
        const person = spare[at]!
        if (y[person]! > middleY) {
          if (x[person]! > middleX) order[d++] = person
          else order[c++] = person
        } else if (x[person]! > middleX) order[b++] = person
        else order[a++] = person
      }
      const quarter = half / 2
      for (let part = 0; part < 4; part += 1) {
        if (bounds[part] === bounds[part + 1]) continue
        const partX = middleX + (part % 2 === 0 ? -quarter : quarter)
        const partY = middleY + (part < 2 ? -quarter : quarter)
        this.#divide(x, y, bounds[part]!, bounds[part + 1]!, partX, partY, quarter, depth + 1)
      }
    }
    this.#next[cell] = this.#cells
  }

  /** Mass and its middle of every square. */
  #weigh(): void {
    for (let cell = this.#cells - 1; cell >= 0; cell -= 1) {
      let [sum, sumX, sumY] = [0, 0, 0]
      if (this.#next[cell] === cell + 1) {
        for (let at = this.#first[cell]!; at < this.#end[cell]!; at += 1) {
          sum += this.#mass[at]!
          sumX += this.#mass[at]! * this.#x[at]!
          sumY += this.#mass[at]! * this.#y[at]!
        }
      } else {
        for (let part = cell + 1; part < this.#next[cell]!; part = this.#next[part]!) {
          sum += this.#sum[part]!
          sumX += this.#sum[part]! * this.#middleX[part]!
          sumY += this.#sum[part]! * this.#middleY[part]!
        }
      }
      this.#sum[cell] = sum
      this.#middleX[cell] = sumX / sum
      this.#middleY[cell] = sumY / sum
    }
  }

  /** Adds to everybody the push of all others: `strength` × mass × mass / distance. A square that looks narrower than `theta` counts as one. */
  push(strength: number, theta: number, forceX: Float64Array, forceY: Float64Array): void {
    for (let cell = 0; cell < this.#cells; cell += 1) {
      if (this.#next[cell] !== cell + 1) continue
      const near = this.#gather(cell, theta * theta)
      const [nearX, nearY, nearMass] = [this.#nearX, this.#nearY, this.#nearMass]
      for (let at = this.#first[cell]!; at < this.#end[cell]!; at += 1) {
        const hereX = this.#x[at]!
        const hereY = this.#y[at]!
        let [sumX, sumY] = [0, 0]
        for (let other = 0; other < near; other += 1) {
          const dx = hereX - nearX[other]!
          const dy = hereY - nearY[other]!
          const push = nearMass[other]! / (dx * dx + dy * dy + 1e-9)
          sumX += dx * push
          sumY += dy * push
        }
        const person = this.#order[at]!
        const scale = strength * this.#mass[at]!
        forceX[person]! += scale * sumX
        forceY[person]! += scale * sumY
      }
    }
  }

  /** Everything that pushes the people of one leaf: far squares as one, near people one by one. Gives how many there are. */
  #gather(leaf: number, theta: number): number {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
    for (let at = this.#first[leaf]!; at < this.#end[leaf]!; at += 1) {
      const [x, y] = [this.#x[at]!, this.#y[at]!]
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
    const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2]
    let near = 0
    for (let cell = 0; cell < this.#cells;) {
      const dx = this.#middleX[cell]! - middleX
      const dy = this.#middleY[cell]! - middleY
      const width = this.#width[cell]!
      const isFar = width * width < theta * (dx * dx + dy * dy) && cell !== leaf
      if (isFar) {
        this.#nearX[near] = this.#middleX[cell]!
        this.#nearY[near] = this.#middleY[cell]!
        this.#nearMass[near] = this.#sum[cell]!
        near += 1
        cell = this.#next[cell]!
      } else {
        if (this.#next[cell] === cell + 1) {
          for (let at = this.#first[cell]!; at < this.#end[cell]!; at += 1) {
            this.#nearX[near] = this.#x[at]!
            this.#nearY[near] = this.#y[at]!
            this.#nearMass[near] = this.#mass[at]!
            near += 1
          }
        }
        cell += 1
      }
    }
    return near
  }

  #grow(): void {
    const more = <List extends Float64Array | Int32Array>(list: List, larger: List): List => {
      larger.set(list)
      return larger
    }
    const size = 2 * this.#next.length
    this.#middleX = more(this.#middleX, new Float64Array(size))
    this.#middleY = more(this.#middleY, new Float64Array(size))
    this.#sum = more(this.#sum, new Float64Array(size))
    this.#width = more(this.#width, new Float64Array(size))
    this.#next = more(this.#next, new Int32Array(size))
    this.#first = more(this.#first, new Int32Array(size))
    this.#end = more(this.#end, new Int32Array(size))
  }
}
