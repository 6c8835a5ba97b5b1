// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'preact/hooks';
import { Problem } from '../api/problem';

interface Props {
  label: string;
  question: string;
  /** What the button that does it says. */
  verb: string;
  isDangerous?: boolean;
  act: () => Promise<unknown>;
}

/** A button whose deed is asked about first, in a dialog that Escape closes. */
export function ConfirmButton({ label, question, verb, isDangerous, act }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) {
      dialog.current?.showModal();
    }
  }, [isOpen]);
  const confirm = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await act();
      dialog.current?.close();
    } catch (cause) {
      setProblem(Problem.unreachable(cause));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <button type="button" class={isDangerous ? 'danger' : ''} onClick={() => setOpen(true)}>{label}</button>
      {isOpen && (
        <dialog ref={dialog} onClose={() => setOpen(false)} aria-label={label}>
          <p>{question}</p>
          {problem && <p class="error-text" role="alert">{problem.message}</p>}
          <div class="actions">
            <button type="button" onClick={() => dialog.current?.close()}>Leave it</button>
            <button type="button" class={isDangerous ? 'danger' : 'primary'} disabled={isBusy} onClick={confirm}>
              {verb}
            </button>
          </div>
        </dialog>
      )}
    </>
  );
}
