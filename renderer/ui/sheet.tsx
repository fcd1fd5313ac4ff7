import type { ReactNode } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import './sheet.css'

type SheetProps = {
  readonly title: ReactNode
  readonly open: boolean
  /** Esc and a click beside it. */
  readonly onClose: () => void
  readonly children: ReactNode
  /** A question that wants an answer. */
  readonly asks?: boolean
  readonly wide?: boolean
}

/** A sheet over everything else. Nothing on it has the focus at first, so that a key pressed meanwhile answers nothing. */
export function Sheet({ title, open, onClose, children, asks = false, wide = false }: SheetProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={open}
      isDismissable
      onOpenChange={(next) => {
        if (!next) onClose()
      }}
    >
      <Modal className={wide ? 'sheet-frame sheet-frame-wide' : 'sheet-frame'}>
        <Dialog className="sheet" role={asks ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2} className="sheet-title">
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
