import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/marks.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { speak } from './i18n';
import { start } from './platform';

const { locale } = await start().catch(() => ({ locale: navigator.language }));
document.documentElement.lang = speak(locale);

const target = document.getElementById('app');
if (target !== null) mount(App, { target });
