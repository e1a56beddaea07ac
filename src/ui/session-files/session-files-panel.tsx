import { FolderOpen } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { sampleAccount } from '../../domain/sample/sample-account';
import type { CliPorts, RememberedFolder } from '../../engine/ports/session-file-ports';
import { Button } from '../components/button';
import { OutcomeLine } from '../components/outcome-line';
import { Panel } from '../components/panel';
import { useLocaleAndZone } from '../components/reader-context';
import { useApp } from '../shell/app-context';
import { droppedFiles, pickedFiles } from './picked-files';
import { progressText } from './progress-text';
import styles from './session-files-panel.module.css';
import { useSessionFileImport } from './use-session-file-import';

/** A separate account, for users who never open the Codex page in this browser. It can be assigned to another later. */
const newAccount = 'cli:own';

/** Imports readings from the Codex CLI's session files, which fill the hours in which no Codex page was open. */
export function SessionFilesPanel({ cli }: { readonly cli: CliPorts }) {
  const { snapshot, selectedAccount } = useApp();
  const accounts = (snapshot?.accounts ?? []).map(({ account }) => account).filter(({ key }) => key !== sampleAccount);
  const [chosen, setChosen] = useState<string | null>(null);
  const account =
    chosen ?? accounts.find(({ key }) => key === selectedAccount?.account.key)?.key ?? accounts[0]?.key ?? newAccount;
  const { outcome, progress, start, stop } = useSessionFileImport();
  const picker = useRef<HTMLInputElement>(null);
  const remembered = useRememberedFolders(cli, outcome);
  const place = useLocaleAndZone();
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    const files = droppedFiles(event.dataTransfer.items);
    start((watch) => cli.readFiles(files, account, watch));
  };
  const choose = () => (cli.canRemember ? start((watch) => cli.chooseFolder(account, watch)) : picker.current?.click());
  return (
    <Panel name="From the Codex CLI">
      <section
        aria-label="Drop the sessions folder"
        className={styles.drop}
        onDragOver={(event) => event.preventDefault()}
        onDrop={onDrop}
      >
        <p className={styles.text}>
          The CLI notes your limits and every response’s tokens in <code>~/.codex/sessions</code>. Choose or drop that
          folder, then <code>~/.codex/archived_sessions</code>. Limits join your history, tokens make your reports.
          Nothing of what was said is kept, and the files never leave this device.
        </p>
        <label className={styles.account}>
          <span>They belong to</span>
          <select value={account} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
            {accounts.map(({ key, nickname }) => (
              <option key={key} value={key}>
                {nickname}
              </option>
            ))}
            <option value={newAccount}>a new account</option>
          </select>
        </label>
        <div className={styles.actions}>
          {progress ? (
            <>
              <output aria-live="off">{progressText(progress, place)}</output>
              <Button onClick={stop}>Stop</Button>
            </>
          ) : (
            <Button onClick={choose}>
              <FolderOpen size={14} aria-hidden="true" /> Choose the folder…
            </Button>
          )}
          <input
            ref={picker}
            type="file"
            hidden
            multiple
            aria-label="Codex CLI sessions folder"
            // Preact sets it as a property, where an empty string would mean false.
            {...{ webkitdirectory: true }}
            onChange={({ currentTarget }) => {
              const files = pickedFiles([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
              start((watch) => cli.readFiles(files, account, watch));
            }}
          />
        </div>
        {!progress &&
          remembered.map((folder) => (
            <RememberedFolderLine
              key={folder.name}
              folder={folder}
              onRead={() => start((watch) => cli.readAgain(watch, true))}
              onForget={() => start(() => cli.forgetFolder(folder.name))}
            />
          ))}
      </section>
      <OutcomeLine outcome={outcome} />
    </Panel>
  );
}

interface RememberedFolderLineProps {
  readonly folder: RememberedFolder;
  readonly onRead: () => void;
  readonly onForget: () => void;
}

function RememberedFolderLine({ folder, onRead, onForget }: RememberedFolderLineProps) {
  return (
    <p className={styles.text}>
      {folder.asks
        ? `“${folder.name}” is remembered, but your browser asks for permission each time it is read.`
        : `“${folder.name}” is read by itself whenever Headroom opens.`}{' '}
      <Button kind="quiet" onClick={onRead}>
        Read again
      </Button>
      <Button kind="quiet" onClick={onForget}>
        Forget
      </Button>
    </p>
  );
}

function useRememberedFolders(cli: CliPorts, outcome: unknown): readonly RememberedFolder[] {
  const [remembered, setRemembered] = useState<readonly RememberedFolder[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: every action may have changed it
  useEffect(() => {
    cli.remembered().then(setRemembered, () => setRemembered([]));
  }, [cli, outcome]);
  return remembered;
}
