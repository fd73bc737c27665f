/** Clients of Docker's API, and a project for each of them that uses an image of the registry. */
export const TOOLS = `
export DEBIAN_FRONTEND=noninteractive; apt-get -q update
apt-get -q install --yes --no-install-recommends docker-compose podman-compose python3-pip npm busybox-static`;

/** As the user, before the job: Testcontainers from the registries of Python and Node.js. */
export const TESTCONTAINERS = `
mkdir tools; cd tools
pip install --quiet --break-system-packages --target python testcontainers==4.15.0
npm install --silent --prefix node testcontainers@12.2.0`;

/** Pushes the image $IMAGE with the docker command, and removes it, so that each tool pulls it from the registry. */
export const PROJECT = `
cp /bin/busybox .; mkdir -p www; echo served > www/index.html
printf 'FROM scratch\\nCOPY busybox /bin/busybox\\nCOPY www /www\\nENTRYPOINT ["/bin/busybox"]\\nCMD ["httpd","-f","-p","8080","-h","/www"]\\n' > Dockerfile
docker build --quiet --tag $IMAGE . > /dev/null; docker push --quiet $IMAGE > /dev/null; docker rmi $IMAGE > /dev/null
cat > compose.yaml <<'END'
services:
  web:
    image: \${IMAGE}
  client:
    image: \${IMAGE}
    depends_on: [web]
    entrypoint: ["/bin/busybox", "sh", "-c"]
    command: ["for i in 1 2 3 4 5 6 7 8 9; do busybox wget -q -O- http://web:8080/ && exit; busybox sleep 0.3; done; exit 1"]
END
cat > t.py <<'END'
import os
from urllib.request import urlopen
from testcontainers.core.container import DockerContainer
with DockerContainer(os.environ["IMAGE"]).with_exposed_ports(8080) as web:
    address = f"http://{web.get_container_host_ip()}:{web.get_exposed_port(8080)}/"
    for _ in range(50):
        try:
            print("python", urlopen(address).read().decode().strip())
            break
        except OSError:
            import time; time.sleep(0.1)
END
cat > node/t.cjs <<'END'
const { GenericContainer, Wait } = require('testcontainers');
(async () => {
  const web = await new GenericContainer(process.env.IMAGE)
    .withExposedPorts(8080).withWaitStrategy(Wait.forHttp('/', 8080)).start();
  const answer = await fetch('http://' + web.getHost() + ':' + web.getMappedPort(8080) + '/');
  console.log('node', (await answer.text()).trim());
  await web.stop();
})().catch((thrown) => { console.error(thrown); process.exit(1); });
END`;

/** Each prints its name and what the container served, and leaves the image. */
export const CLIENTS: Readonly<Record<string, string>> = {
  'docker compose':
    'docker compose up --quiet-pull --exit-code-from client client 2>&1; docker compose down --timeout 1 2>&1',
  'podman-compose': 'podman-compose up --abort-on-container-exit 2>&1; podman-compose down --timeout 1 2>&1',
  'Testcontainers for Python': 'PYTHONPATH=python python3 t.py 2>&1',
  'Testcontainers for Node.js': '$NODE node/t.cjs 2>&1',
};
