type Props = {
  label: string;
  /** The id of what explains it. */
  describedBy?: string;
  checked: boolean;
  disabled?: boolean;
  /** Resolves to whether it was saved. */
  onSave: (isWanted: boolean) => Promise<boolean>;
};

/** A choice of yes or no, saved as it is switched: what is not saved must not look as if it were. */
export function SettingCheck({ label, describedBy, checked, disabled = false, onSave }: Props) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={(event) => {
          const box = event.currentTarget;
          const wanted = box.checked;
          void onSave(wanted).then((isSaved) => {
            if (!isSaved) box.checked = !wanted;
          });
        }}
      />
      {label}
    </label>
  );
}
