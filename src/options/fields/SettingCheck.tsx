type Props = {
  label: string;
  describedBy?: string;
  checked: boolean;
  disabled?: boolean;
  /** Resolves to whether it was saved. */
  onSave: (isWanted: boolean) => Promise<boolean>;
};

/** Shows the saved state, so a failed save does not look saved. */
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
