import { useData } from 'vitepress';
import { defineComponent, h, onMounted, onUnmounted, ref, watchEffect } from 'vue';

/** The React app of the live page. It begins in the browser: a build renders an empty element. */
export const LiveBooking = defineComponent(() => {
  const element = ref<Element>();
  const { isDark } = useData();
  let unmount = (): void => undefined;
  let isGone = false;

  onMounted(async () => {
    const { mount } = await import('./mount');
    if (isGone || !element.value) return;
    const mounted = mount(element.value);
    const stop = watchEffect(() => mounted.setTheme(isDark.value ? 'dark' : 'light'));
    unmount = () => {
      stop();
      mounted.unmount();
    };
  });
  onUnmounted(() => {
    isGone = true;
    unmount();
  });
  return () => h('div', { ref: element, class: 'live-booking vp-raw' });
});
