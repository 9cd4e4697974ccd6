import { SettingsMessages } from '../../../features/settings/settings-messages.tsx';
import { SettingsPage } from '../../../features/settings/settings-page.tsx';

export default function Settings() {
  return (
    <SettingsMessages>
      <SettingsPage />
    </SettingsMessages>
  );
}
