import {
  memo,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import './virtual-list.css'

/** Rows drawn beyond the edge on either side. */
const BEYOND = 6

type VirtualListProps = {
  readonly label: string
  readonly count: number
  /** In px; every row is as high. */
  readonly rowHeight: number
  readonly row: (index: number) => ReactNode
  readonly selected: number | null
  readonly onSelect: (index: number) => void
  /** Enter or a double click. */
  readonly onAction: (index: number) => void
  /** Hears of the rows in sight, first and last. */
  readonly onRange?: (first: number, last: number) => void
  /** Keys the list does not know itself; true = taken. */
  readonly onKey?: (event: KeyboardEvent) => boolean
}

/**
 * A list of any length: only the rows in sight exist, so that 20,000 cost as much as twenty. One choice, by arrow keys. A row
 * that leaves at one edge is filled anew at the other, and the rows between are left alone: a step of scrolling draws only what
 * comes into sight.
 */
export function VirtualList(props: VirtualListProps) {
  const { label, count, rowHeight, row, selected, onSelect, onAction, onRange, onKey } = props
  const box = useRef<HTMLDivElement>(null)
  const id = useId()
  const [height, setHeight] = useState(0)
  const [topRow, setTopRow] = useState(0)

  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    setHeight(element.clientHeight)
    return () => observer.disconnect()
  }, [])

  const first = Math.max(0, topRow - BEYOND)
  const places = Math.ceil(height / rowHeight) + 1 + 2 * BEYOND
  const last = Math.min(count - 1, first + places - 1)
  useEffect(() => {
    if (count > 0) onRange?.(first, last)
  }, [onRange, first, last, count])

  const choose = (index: number): void => {
    const next = Math.min(count - 1, Math.max(0, index))
    if (count === 0) return
    onSelect(next)
    const element = box.current
    if (!element) return
    const from = next * rowHeight
    if (from < element.scrollTop) element.scrollTop = from
    else if (from + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = from + rowHeight - element.clientHeight
  }
  const page = Math.max(1, Math.floor(height / rowHeight) - 1)
  const moves: Readonly<Record<string, () => number>> = {
    ArrowDown: () => (selected ?? -1) + 1,
    ArrowUp: () => (selected ?? count) - 1,
    PageDown: () => (selected ?? 0) + page,
    PageUp: () => (selected ?? 0) - page,
    Home: () => 0,
    End: () => count - 1,
  }
  const handleKey = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const move = moves[event.key]
    if (move) choose(move())
    else if (event.key === 'Enter' && selected !== null) onAction(selected)
    else if (!onKey?.(event)) return
    event.preventDefault()
  }

  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
  const acts = useRef({ onSelect, onAction })
  useLayoutEffect(() => {
    acts.current = { onSelect, onAction }
  }, [onSelect, onAction])
  const isDrawn = selected !== null && selected >= first && selected <= last
  return (
    <div
      ref={box}
      className="virtual-list"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      {...(isDrawn ? { 'aria-activedescendant': `${id}-${selected}` } : {})}
      onScroll={(event) => setTopRow(Math.floor(event.currentTarget.scrollTop / rowHeight))}
      onKeyDown={handleKey}
    >
      <div className="virtual-rows" role="presentation" style={{ height: count * rowHeight }}>
        {shown.map((index) => (
          <Place
            key={index % places}
            id={`${id}-${index}`}
            index={index}
            count={count}
            height={rowHeight}
            selected={index === selected}
            row={row}
            acts={acts}
          />
        ))}
      </div>
    </div>
  )
}

type PlaceProps = Pick<VirtualListProps, 'count' | 'row'> & {
  readonly id: string
  readonly index: number
  readonly height: number
  readonly selected: boolean
  readonly acts: RefObject<Pick<VirtualListProps, 'onSelect' | 'onAction'>>
}

/** One of the few rows there are, wherever it stands now. */
const Place = memo(function Place({ id, index, count, height, selected, row, acts }: PlaceProps) {
  return (
    <div
      id={id}
      className="virtual-row"
      role="option"
      aria-selected={selected}
      aria-setsize={count}
      aria-posinset={index + 1}
      style={{ height, transform: `translateY(${index * height}px)` }}
      onClick={() => acts.current.onSelect(index)}
      onDoubleClick={() => acts.current.onAction(index)}
    >
      {row(index)}
    </div>
  )
})
