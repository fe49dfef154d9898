import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Builder, By, type WebDriver } from 'selenium-webdriver';
import { DriverService } from 'selenium-webdriver/remote';
import { end, HEIGHT, WIDTH, type BrowserPage, type Found, type Places } from './browserPage';

/** A virtual display, because WebKit for GTK needs one. */
async function startDisplay(onEnd: Places['onEnd']): Promise<string> {
  const args = ['-displayfd', '3', '-screen', '0', `${WIDTH}x${HEIGHT}x24`, '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  onEnd(() => end(server));
  const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
  return `:${number.toString().trim()}`;
}

/** WebKit from Debian, controlled with WebDriver. */
export async function openWebKit({ home, downloads, onEnd }: Places): Promise<BrowserPage> {
  await writeFile(join(home, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const service = new DriverService.Builder('/usr/bin/WebKitWebDriver')
    .setLoopback(true)
    .setEnvironment({
      ...(process.env as Record<string, string>),
      DISPLAY: await startDisplay(onEnd),
      HOME: home,
      XDG_CONFIG_HOME: home,
    })
    .build();
  onEnd(() => service.kill());
  const driver = await new Builder()
    .usingServer(await service.start())
    .withCapabilities({ browserName: 'MiniBrowser' })
    .build();
  await driver.manage().window().setRect({ x: 0, y: 0, width: WIDTH, height: HEIGHT });
  onEnd(() => driver.quit());
  return pageOf(driver);
}

function pageOf(driver: WebDriver): BrowserPage {
  return {
    open: (url) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    run: async (script) => {
      await driver.switchTo().defaultContent();
      return driver.executeScript(script);
    },
    find: async (xpath, frame): Promise<Found> => {
      await driver.switchTo().defaultContent();
      if (frame) await driver.switchTo().frame(driver.findElement(By.css(frame)));
      const element = await driver.findElement(By.xpath(xpath));
      if (!(await element.isDisplayed())) throw new Error(`It is hidden: ${xpath}`);
      return { click: () => element.click(), type: (text) => element.sendKeys(text) };
    },
  };
}
