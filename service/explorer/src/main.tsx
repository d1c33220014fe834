import { render } from "preact";
import { App } from "./frame/App";
import { loadLanguage } from "./i18n/translate";
import { language, showTheme } from "./state/preferences";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/parts.css";
import "./styles/map.css";
import "./styles/views.css";

showTheme();
language.watch(() => void loadLanguage());
void loadLanguage().finally(() => {
  const root = document.getElementById("explorer");
  if (root) render(<App />, root);
});
